/**
 * Starts Vite with hot reload on a loopback port.
 * @param apiPort where `vite.config.ts` passes the gateway's paths on to.
 * @returns how to stop it.
 */
export async function startVite(port: number, apiPort: string): Promise<() => Promise<void>> {
  process.env.BM_API_PORT = apiPort;
  const { createServer } = await import('vite');
  const vite = await createServer({ server: { port, strictPort: true, host: '127.0.0.1' }, clearScreen: false });
  await vite.listen();
  return () => vite.close();
}

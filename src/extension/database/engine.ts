import { createNativeEngine } from './native-engine.ts';
import type { SqliteEngine } from './sqlite-engine.ts';

/** SQLite of the host, or else one in WebAssembly, which is loaded only then (Node before 22.13 has none). */
export async function loadEngine(): Promise<SqliteEngine> {
  const native = await createNativeEngine();
  if (native !== null) return native;
  const { createWasmEngine } = await import('./wasm-engine.ts');
  return createWasmEngine();
}

/** Answers the requests of the process that started this one, and ends with it. */
export function serve<Request>(run: (request: Request) => Promise<unknown>): void {
  process.on('message', (message: { readonly id: number; readonly request: Request }) => {
    run(message.request).then(
      (value) => process.send?.({ id: message.id, value }),
      (error: unknown) => process.send?.({ id: message.id, error: String(error) }),
    );
  });
  // Nobody is left to work for.
  process.on('disconnect', () => process.exit(0));
  process.send?.('ready');
}

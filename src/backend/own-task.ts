let last: Promise<void> = Promise.resolve();

/**
 * Resolves in a task of its own, one caller after the other. To begin a request takes a browser some milliseconds, and
 * a page begins ten: in one task they would hold up what is painted and typed meanwhile. The same holds for what runs
 * right after much new code.
 */
export function ownTask(): Promise<void> {
  last = last.then(nextTask);
  return last;
}

// Not a timer: those are slowed down when they follow each other, and in hidden tabs.
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Writes growing statistics into a state database until its input ends; run as `node state-writer.ts PATH JOURNAL`. */
import { itemText, openState, putItem, statistics } from './editor-state.ts';

const [path = '', journal] = process.argv.slice(2);
const database = openState(path, journal === 'wal' ? 'wal' : 'delete');
let count = 0;
let failed = 0;

function write(): void {
  try {
    // Of many pages, so that a torn one would show.
    putItem(database, itemText(statistics(1 + (count % 3000))));
    count += 1;
  } catch {
    failed += 1;
  }
}

write();
process.stdout.write('{"started":true}\n');
const timer = setInterval(write, 15);
process.stdin.resume().on('end', () => {
  clearInterval(timer);
  database.close();
  process.stdout.write(`${JSON.stringify({ count, failed })}\n`);
});

// The package's main entry also loads its parser, which needs a DOM; a worker and Node have none.
declare module 'graphology-gexf/browser/writer.js' {
  import type { write } from 'graphology-gexf';
  const writer: typeof write;
  export default writer;
}

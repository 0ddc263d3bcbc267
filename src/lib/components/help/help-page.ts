/** A page of help about one way in which a map leaves the program. Plain text; what stands in backquotes is code. */
export interface HelpPage {
  /** That of the row in the Share dialog. */
  id: string;
  title: string;
  /** What it is good for, in a sentence or two. */
  lead: string;
  steps: readonly string[];
  examples: readonly HelpExample[];
  /** What is left where the usual is missing. */
  limits: {
    offline: string;
    print: string;
    presenter: string;
  };
  /** What else can go wrong, and what then. */
  more: readonly string[];
}

export interface HelpExample {
  /** What the reader does with it. */
  caption: string;
  kind: 'html' | 'markdown' | 'shell' | 'address';
  code: string;
}

/** Names of the limits, as headings. */
export const LIMIT_WORDS: Readonly<Record<keyof HelpPage['limits'], string>> = {
  offline: 'Without a network',
  print: 'In print and PDF',
  presenter: 'In presenter view',
};

/** A text in pieces, by turns plain and code. */
export function piecesOf(text: string): { text: string; isCode: boolean }[] {
  return text
    .split('`')
    .map((piece, at) => ({ text: piece, isCode: at % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

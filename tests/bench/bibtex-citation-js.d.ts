// The packages come without types.
declare module '@citation-js/core' {
  interface CslName {
    family?: string;
    given?: string;
    literal?: string;
    suffix?: string;
    'non-dropping-particle'?: string;
    'dropping-particle'?: string;
  }
  export interface CslItem {
    title?: string;
    author?: CslName[];
    editor?: CslName[];
    issued?: { 'date-parts'?: number[][] };
    DOI?: string;
    'container-title'?: string;
    volume?: string;
    page?: string;
    abstract?: string;
    'citation-key'?: string;
  }
  export const plugins: {
    input: { chain(input: string, options?: { generateGraph?: boolean; forceType?: string }): CslItem[] };
  };
}
declare module '@citation-js/plugin-bibtex';

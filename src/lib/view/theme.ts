/** The design tokens as data: what canvas, WebGL and SVG need to know of the look. Components take the same values from CSS. */
export type ThemeName = 'light' | 'dark';

export interface Theme {
  name: ThemeName;
  paper: string;
  panel: string;
  ink: string;
  secondInk: string;
  rule: string;
  accent: string;
  /** Opacity of a link inside a cluster at rest; between clusters it is half of this. */
  linkAlpha: number;
  /** Opacity of the three tints of a cluster's territory, outermost first. */
  territoryAlpha: readonly [number, number, number];
}

export const THEMES: Record<ThemeName, Theme> = {
  light: {
    name: 'light',
    paper: '#fbfaf6',
    panel: '#ffffff',
    ink: '#1c1f23',
    secondInk: '#5a616b',
    rule: '#e4e1d8',
    accent: '#0b6e99',
    linkAlpha: 0.62,
    territoryAlpha: [0.085, 0.065, 0.065],
  },
  dark: {
    name: 'dark',
    paper: '#0e1116',
    panel: '#161b22',
    ink: '#e8e6e1',
    secondInk: '#9aa4b0',
    rule: '#262d36',
    accent: '#5cc1e6',
    linkAlpha: 0.6,
    territoryAlpha: [0.1, 0.06, 0.06],
  },
};

/** The interface's typeface, the system's own. */
export const FONT =
  "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif";

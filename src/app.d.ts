declare global {
  /** The version in package.json, put in by the build. */
  const __PAPERCOSM_VERSION__: string;
}

export {};

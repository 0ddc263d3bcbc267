/** The program's name and version, as files that it writes say it. Without a build there is no version to tell. */
export const GENERATOR =
  typeof __PAPERCOSM_VERSION__ === 'undefined' ? 'Papercosm' : `Papercosm ${__PAPERCOSM_VERSION__}`;

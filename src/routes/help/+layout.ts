// Text alone: written into the page when the site is built, read without a script.
export const prerender = true;
export const ssr = true;
export const csr = false;
export const trailingSlash = 'always';

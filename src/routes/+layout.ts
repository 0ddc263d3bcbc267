// One static page: everything is computed on the reader's machine.
export const prerender = true;
export const ssr = false;
export const trailingSlash = 'always';

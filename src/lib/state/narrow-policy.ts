import { mapAddress } from './map-address';

/**
 * The policy in the page's head allows requests to any host over https, since it can't know which one a link will name ("?map=https://…"). This
 * adds a second policy, before anything else runs, that leaves the page its own host and the one that the link names. Policies only ever take away.
 */
export function narrowPolicy(page: Document, { href, search }: { href: string; search: string }): void {
  const policy = page.createElement('meta');
  policy.httpEquiv = 'content-security-policy';
  policy.content = `connect-src 'self'${namedHost(mapAddress(search), href)}`;
  page.head.prepend(policy);
}

/** " https://example.org", or nothing. */
function namedHost(address: string | null, base: string): string {
  if (address === null || !URL.canParse(address, base)) return '';
  const { protocol, origin } = new URL(address, base);
  return protocol === 'https:' ? ` ${origin}` : '';
}

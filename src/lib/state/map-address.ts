/** The address of a map file that the page's own address names ("?map=https://…"), or null. */
export function mapAddress(search: string): string | null {
  const given = new URLSearchParams(search).get('map')?.trim();
  return given === undefined || given === '' ? null : given;
}

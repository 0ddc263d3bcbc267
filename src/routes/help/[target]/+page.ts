import { error } from '@sveltejs/kit';
import { HELP_PAGES, helpPage } from '$lib/components/help/registry';

export const entries = () => HELP_PAGES.map(({ id }) => ({ target: id }));

export function load({ params }: { params: { target: string } }) {
  const page = helpPage(params.target);
  if (!page) error(404, 'There is no such page of help.');
  return { page };
}

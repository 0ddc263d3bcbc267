import { asset } from '$app/paths';

/** Fetches a sample that ships with the app. Rejects when the host does not have it. */
export async function fetchSample(file: string): Promise<Blob> {
  const response = await fetch(asset(`/samples/${file}`));
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response.blob();
}

/** The corpora that ship with the app, from static/samples. */
export interface Sample {
  id: string;
  name: string;
  /** One line that invites. */
  invitation: string;
  file: string;
}

export const SAMPLES: readonly Sample[] = [
  {
    id: 'landmarks',
    name: 'Landmarks of science mapping',
    invitation: 'These are 160 landmark papers of science mapping. Drop your own file anywhere.',
    file: 'landmarks.json',
  },
  {
    id: 'daily-papers',
    name: 'A page of daily papers',
    invitation:
      'This is a copied page of 34 paper abstracts: no citations, no names, and still a map. Drop your own file anywhere.',
    file: 'daily-papers.txt',
  },
];

/** The map of a sample with the settings that the page starts with, as the build writes it beside the sample: "landmarks.finished.json". */
export function finishedFile(file: string): string {
  return `${file.replace(/\.[^.]*$/, '')}.finished.json`;
}

export function findSample(id: string | null): Sample | undefined {
  return SAMPLES.find((sample) => sample.id === id);
}

/**
 * DOIs of preprint servers and of journals that number their versions: one name for all versions of one work.
 * The schemes: bioRxiv and medRxiv 10.1101/2020.01.01.123456v2 (10.64898 since 2025), Research Square 10.21203/rs.3.rs-123/v2, Preprints.org
 * 10.20944/preprints202001.0001.v2, ChemRxiv 10.26434/chemrxiv-2021-abcde-v2, OSF 10.31234/osf.io/abcde_v2, Authorea 10.22541/au.1.2/v1,
 * TechRxiv 10.36227/techrxiv.1.v1, F1000's journals 10.12688/f1000research.1234.2, eLife 10.7554/elife.12345.2, arXiv 10.48550/arxiv.1234.5678v2.
 */
const VERSIONS: readonly RegExp[] = [
  /^(10\.(?:1101|64898)\/(?:\d{4}\.\d{2}\.\d{2}\.)?\d{6,10})v\d{1,3}(?![\da-z]).*$/,
  /^(10\.(?:1101|64898)\/(?:\d{4}\.\d{2}\.\d{2}\.)?\d{6,10})\.(?:full|abstract|supplementary-material|article-metrics)(?:[.-].*)?$/,
  /^(10\.21203\/rs\.\d{1,2}\.(?:rs-)?\d{1,12})\/v\d{1,3}(?!\d).*$/,
  /^(10\.20944\/preprints\d{6}\.\d{4})\.v\d{1,3}$/,
  /^(10\.26434\/chemrxiv[.-][\w-]{1,40}?)[.-]v\d{1,3}$/,
  /^(10\.\d{4,6}\/osf\.io\/[a-z\d]{3,12})_v\d{1,3}$/,
  /^(10\.22541\/au\.\d{1,12}\.\d{1,12})\/v\d{1,3}$/,
  /^(10\.36227\/techrxiv\.\d{1,20}(?:\.\d{1,12})?)[./]v\d{1,3}$/,
  /^(10\.(?:12688|35241)\/[a-z\d]{3,30}\.\d{1,3}-\d{1,6})\.v\d{1,3}$/,
  /^(10\.(?:12688|35241)\/[a-z\d]{3,30}\.\d{3,9})\.\d{1,2}$/,
  /^(10\.7554\/elife\.\d{5,6})\.\d$/,
  /^(10\.7287\/peerj\.preprints\.\d{1,6})v\d{1,3}$/,
  /^(10\.14293\/[\w.-]{4,60}?)\.v\d{1,3}$/,
  /^(10\.48550\/arxiv\.\d{4}\.\d{4,5})v\d{1,3}$/,
  /^(10\.48550\/arxiv\.[a-z.-]{2,20}\/\d{7})v\d{1,3}$/,
];

/** @param doi in lower case */
export function cutVersion(doi: string): string {
  for (const scheme of VERSIONS) {
    const work = scheme.exec(doi)?.[1];
    if (work !== undefined) return work;
  }
  return doi;
}

/**
 * True for a DOI that a preprint server gave (bioRxiv, medRxiv, SSRN, OSF, Research Square, ChemRxiv, Preprints, TechRxiv, Authorea, Zenodo):
 * the published paper has another.
 */
export function isPreprintDoi(doi: string): boolean {
  return /^10\.(?:(?:1101|64898)\/(?:\d{4}\.\d{2}\.\d{2}\.)?\d{6,10}(?!\d)|2139\/ssrn|\d{4,6}\/osf\.io|31219\/osf|31234\/osf|21203\/rs|26434\/chemrxiv|20944\/preprints|36227\/techrxiv|22541\/au|14293\/(?:pr2199|s2199-1006\.1\.sor-?\.?pp)|5281\/zenodo|7287\/peerj\.preprints)/.test(
    doi,
  );
}

/** Servers on OSF and the beginning of their DOIs. */
const OSF: Readonly<Record<string, string>> = {
  psyarxiv: '10.31234/osf.io',
  socarxiv: '10.31235/osf.io',
  osf: '10.31219/osf.io',
};

/** The DOI of a preprint whose page on its server the link leads to; undefined for other links. */
export function findPreprintDoi(url: string): string | undefined {
  const link = url.slice(0, 500).toLowerCase();
  const rxiv = /\/\/(?:[a-z]{1,10}\.)?(?:bio|med)rxiv\.org\/content\/(.{1,200})/.exec(link)?.[1];
  if (rxiv !== undefined) {
    const named = /^(?:[a-z]{1,10}\/)?(10\.\d{4,6}\/(?:\d{4}\.\d{2}\.\d{2}\.)?\d{6,10})/.exec(rxiv)?.[1];
    if (named !== undefined) return named;
    const early = /^(?:biorxiv\/)?early\/\d{4}\/\d{2}\/\d{2}\/((?:\d{4}\.\d{2}\.\d{2}\.)?\d{6,10})/.exec(
      rxiv,
    )?.[1];
    return early && `10.1101/${early}`;
  }
  const square = /\/\/(?:www\.)?researchsquare\.com\/article\/(rs-\d{1,12})/.exec(link)?.[1];
  if (square !== undefined) return `10.21203/rs.3.${square}`;
  const preprints = /\/\/(?:www\.)?preprints\.org\/manuscript\/(\d{6}\.\d{4})/.exec(link)?.[1];
  if (preprints !== undefined) return `10.20944/preprints${preprints}`;
  const zenodo = /\/\/(?:www\.)?zenodo\.org\/records?\/(\d{4,12})(?!\d)/.exec(link)?.[1];
  if (zenodo !== undefined) return `10.5281/zenodo.${zenodo}`;
  const osf =
    /\/\/osf\.io\/preprints\/(psyarxiv|socarxiv|osf)\/([a-z\d]{5})(?:_v\d{1,3})?(?![a-z\d])/.exec(link) ??
    /\/\/(?:www\.)?(psyarxiv|socarxiv)\.(?:com|org)\/([a-z\d]{5})(?![a-z\d])/.exec(link);
  if (osf) return `${OSF[osf[1]!]}/${osf[2]}`;
  const ssrn = /\/\/(?:papers\.|www\.)?ssrn\.com\/(?:[^?#]{0,60}\?abstract_id=|abstract=)(\d{4,9})/.exec(
    link,
  )?.[1];
  return ssrn && `10.2139/ssrn.${ssrn}`;
}

const PARTICLES = new Set(
  'af al am at auf aus aux d da dal das de degli dei del della delle den der des di do dos du e el el- en in la las le les lo los op ten ter the to toe und v van vande vanden vander vom von voor y zu zum zur'.split(
    ' ',
  ),
);

/** True for "van", "de la": every word a known particle, in lower case. */
export function isParticle(words: string): boolean {
  const list = words.split(' ').filter((word) => word !== '');
  return (
    list.length > 0 &&
    list.every((word) => word === word.toLowerCase() && PARTICLES.has(word.replace(/['’.]$/, '')))
  );
}

/** A hash that decodeURIComponent takes: where an escape is broken, every percent sign stands for itself. Others come back unchanged. */
export function mendHash(hash: string): string {
  // What was decoded is looked at, or the bundler takes the call for one without effect and leaves it out.
  return tryDecode(hash) === null ? hash.replaceAll('%', '%25') : hash;
}

function tryDecode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Puts a text on the clipboard, and says in words how that went. */
export async function copyText(text: string, what: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return `${what} copied.`;
  } catch {
    return 'The browser did not let Papercosm use the clipboard. Select the text and copy it by hand.';
  }
}

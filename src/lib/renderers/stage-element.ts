/** The element that takes the keyboard and holds the map's layers. */
export function createStageElement(label: string): HTMLElement {
  const stage = document.createElement('div');
  stage.style.cssText = 'position:absolute;inset:0;overflow:hidden;outline-offset:-3px;cursor:grab';
  stage.tabIndex = 0;
  stage.setAttribute('role', 'application');
  stage.setAttribute('aria-roledescription', 'map');
  stage.setAttribute('aria-label', `${label}. Arrow keys move, plus and minus zoom, 0 shows all of it.`);
  return stage;
}

let isOffered = false;

/** Whether the browser offers WebGL 2. Tried once: every try takes one of the few contexts that a browser keeps. */
export function hasWebGl2(): boolean {
  if (isOffered) return true;
  const gl = document.createElement('canvas').getContext('webgl2');
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return (isOffered = gl !== null);
}

// Nothing may lie over the frame, or browsers call all of it covered: the bar stands above what
// scrolls. The dialog hangs from the top: browsers drop what is pressed in a frame that has just
// moved, and a centred one moves whenever its page grows.
const CSS = `
:host{all:initial;display:inline-block;font:16px/1.5 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#14213a}
:host([hidden]){display:none}
:host([inline]){display:block}
.open{min-height:44px;padding:8px 20px;border:0;border-radius:10px;background:#1d4ea8;color:#fff;font:inherit;font-weight:600;cursor:pointer}
.open:hover{background:#163d86}
:focus-visible{outline:3px solid #f0a500;outline-offset:2px}
dialog{box-sizing:border-box;width:min(720px,calc(100vw - 24px));max-width:none;max-height:94vh;margin:3vh auto auto;padding:0;border:1px solid #c7d1e2;border-radius:16px;background:#fff;overflow:hidden;box-shadow:0 16px 48px rgba(13,29,61,.28)}
dialog::backdrop{background:rgba(13,29,61,.5)}
dialog[open]{display:flex;flex-direction:column}
.bar{display:flex;flex:none;justify-content:flex-end;padding:4px}
dialog .body{flex:auto;min-height:0;overflow:auto;overscroll-behavior:contain}
.close{display:flex;align-items:center;justify-content:center;width:44px;height:44px;border:0;border-radius:10px;background:none;color:#3d4a63;font:400 28px/1 sans-serif;cursor:pointer}
.close:hover{background:#eef2f9}
iframe{display:block;width:100%;height:420px;border:0}
iframe[hidden]{display:none}
.blocked{margin:0;padding:24px;text-align:center}
.blocked a{display:flex;align-items:center;justify-content:center;min-height:44px;color:#1d4ea8;font-weight:600}
@media (forced-colors:active){.open,.close{border:1px solid}}
`;

/**
 * Styles for a shadow root. A constructed sheet is let through by host pages whose policy forbids
 * style elements; browsers without it get a style element.
 */
export function dress(root: ShadowRoot): void {
  if ('adoptedStyleSheets' in root) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    root.adoptedStyleSheets = [sheet];
    return;
  }
  const style = document.createElement('style');
  style.textContent = CSS;
  (root as ShadowRoot).append(style);
}

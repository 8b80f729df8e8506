const unselect = (): void => {
  getSelection()?.removeAllRanges();
};

/** Selects what an element shows, so that a person can copy it by hand. */
function select(element: HTMLElement): void {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

/** Copies the text of an element; false when the browser allows it in no way. It is selected then. */
export async function copyText(element: HTMLElement): Promise<boolean> {
  select(element);
  try {
    await navigator.clipboard.writeText(element.textContent);
    unselect();
    return true;
  } catch {
    // Plain http has no clipboard of the new kind; the old command does what it can.
    const isCopied = document.execCommand('copy');
    if (isCopied) unselect();
    return isCopied;
  }
}

/** Hands a text over to the browser as a file to be kept. */
export function saveFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Not at once: the download has to have begun.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}

/** A line of a command's answer. */
export const answer = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** A line beside the answer: progress, warnings, faults. */
export const remark = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

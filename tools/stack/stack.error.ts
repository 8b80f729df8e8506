/**
 * Something about this machine stands in the way of the local backends.
 * The message is one clear line for a person, and says what to do.
 */
export class StackError extends Error {
  override readonly name = 'StackError';
}

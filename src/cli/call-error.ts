/** The call is wrong, not the data: exit status 2. The message says what to type instead. */
export class CallError extends Error {
  override readonly name = "CallError";
}

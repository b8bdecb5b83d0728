/** A document is not one to be read by its bytes: it is read as text from the beginning, which also tells what is wrong with it. */
export class OtherForm extends Error {
  override readonly name = 'OtherForm';
}

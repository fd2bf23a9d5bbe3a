/** A command that cannot do what was asked: what is wrong, and how to go on. It ends with exit code 2. */
export class CommandFailure extends Error {
    override readonly name = 'CommandFailure';
    readonly hint: string | undefined;

    constructor(message: string, hint?: string) {
        super(message);
        this.hint = hint;
    }
}

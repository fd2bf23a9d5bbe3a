/** Why something could not be read from a git repository, in words for the person who asked. */
export class GitFailure extends Error {
    override readonly name = 'GitFailure';
    /** How to go on, where there is a way. */
    readonly hint: string | undefined;

    constructor(message: string, hint?: string) {
        super(message);
        this.hint = hint;
    }
}

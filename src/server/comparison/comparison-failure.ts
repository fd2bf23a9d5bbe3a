/** Why a project cannot be compared, in words for the person who asked, with how to go on where there is a way. */
export class ComparisonFailure extends Error {
    override readonly name = 'ComparisonFailure';
}

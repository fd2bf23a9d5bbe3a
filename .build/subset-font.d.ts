/** What is used of subset-font; the package ships no types. */
declare module 'subset-font' {
    interface SubsetOptions {
        readonly targetFormat?: 'truetype' | 'woff2';
        /** Tags of the features that are kept; all when absent. */
        readonly keepFeatures?: readonly string[];
        readonly noHinting?: boolean;
        readonly preserveNameIds?: readonly number[];
    }
    function subsetFont(font: Uint8Array, text: string, options: SubsetOptions): Promise<Buffer>;
    export = subsetFont;
}

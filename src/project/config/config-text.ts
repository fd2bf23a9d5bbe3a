import {
    findNodeAtLocation,
    getNodeValue,
    type Node,
    type ParseError,
    parseTree,
    printParseErrorCode,
} from 'jsonc-parser';
import { TextDocument, type URI } from 'langium';
import type { Range } from '../../model/source.ts';

/** Keys and indices from the top of a JSON text to a value. */
export type JsonPath = readonly (string | number)[];

/** A JSON text that may hold comments and trailing commas, with the places of its values. */
export interface ConfigText {
    /** What the text says; of a text with errors, what could be understood. */
    readonly value: unknown;
    /** The first place where it is not JSON; what follows from one mistake is not worth a message. */
    readonly syntaxError?: { readonly message: string; readonly range: Range };
    /** Where a value stands, or its key if it has one; of a path that leads nowhere, the nearest value around it. */
    rangeOf(path: JsonPath, part?: 'key' | 'value'): Range;
}

/** Parses a JSON text. Never throws. */
export function parseConfigText(uri: URI, text: string): ConfigText {
    const document = TextDocument.create(uri.toString(), 'jsonc', 0, text);
    const errors: ParseError[] = [];
    const root = parseTree(text, errors, { allowTrailingComma: true });
    const range = (offset: number, length: number): Range => ({
        start: document.positionAt(offset),
        end: document.positionAt(offset + length),
    });
    const [error] = errors;
    return {
        value: root && getNodeValue(root),
        ...(error ? { syntaxError: { message: explain(error), range: range(error.offset, error.length) } } : {}),
        rangeOf(path, part = 'value') {
            const node = root && (part === 'key' ? keyNode(root, path) : nearestNode(root, path));
            return node ? range(node.offset, node.length) : range(0, 0);
        },
    };
}

function nearestNode(root: Node, path: JsonPath): Node {
    for (let length = path.length; length > 0; length--) {
        const found = findNodeAtLocation(root, path.slice(0, length));
        if (found) {
            return found;
        }
    }
    return root;
}

function keyNode(root: Node, path: JsonPath): Node {
    const property = findNodeAtLocation(root, [...path])?.parent;
    const key = property?.type === 'property' ? property.children?.[0] : undefined;
    return key ?? nearestNode(root, path);
}

const EXPECTATIONS: Readonly<Record<string, string>> = {
    PropertyNameExpected: 'Here belongs a key in double quotes',
    ValueExpected: 'Here belongs a value',
    ColonExpected: 'Here belongs a colon between key and value',
    CommaExpected: 'Here belongs a comma',
    CloseBraceExpected: 'A closing brace `}` is missing',
    CloseBracketExpected: 'A closing bracket `]` is missing',
    EndOfFileExpected: 'The text goes on after the end of the object',
    UnexpectedEndOfComment: 'This comment has no end',
    UnexpectedEndOfString: 'This text has no closing quote',
    UnexpectedEndOfNumber: 'This number is unfinished',
    InvalidNumberFormat: 'This is no number',
    InvalidSymbol: 'This is neither a text in double quotes nor a number, `true`, `false` or `null`',
    InvalidCharacter: 'This character must not stand in a text',
    InvalidEscapeCharacter: 'This is no escape that JSON knows',
    InvalidUnicode: 'This is no Unicode escape: `\\u` and four hexadecimal digits',
};

function explain(error: ParseError): string {
    return `${EXPECTATIONS[printParseErrorCode(error.error)] ?? 'This is not JSON'}.`;
}

/** Bytes in a step: spread over the arguments of one call, of which engines take about a hundred thousand. */
const STEP = 0x8000;

/** Bytes as base64, in Node and in a browser. */
export function toBase64(bytes: Uint8Array): string {
    let text = '';
    for (let at = 0; at < bytes.length; at += STEP) {
        text += String.fromCharCode(...bytes.subarray(at, at + STEP));
    }
    return btoa(text);
}

/** The bytes that a base64 text stands for. */
export function fromBase64(text: string): Uint8Array {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

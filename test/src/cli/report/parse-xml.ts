import { SaxesParser } from 'saxes';

/** An element of an XML document, with the text that stands in it. */
export interface XmlElement {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly children: XmlElement[];
    text: string;
}

/** Parses a document strictly; throws where it is not well-formed. */
export function parseXml(text: string): XmlElement {
    const parser = new SaxesParser();
    const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
    const open = [root];
    parser.on('error', (error) => {
        throw error;
    });
    parser.on('opentag', ({ name, attributes }) => {
        const element: XmlElement = { name, attributes, children: [], text: '' };
        open.at(-1)?.children.push(element);
        open.push(element);
    });
    parser.on('text', (part) => {
        const element = open.at(-1);
        if (element) {
            element.text += part;
        }
    });
    parser.on('closetag', () => open.pop());
    parser.write(text).close();
    const [document] = root.children;
    if (!document) {
        throw new Error('There is no element.');
    }
    return document;
}

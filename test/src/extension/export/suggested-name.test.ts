import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestedName } from '../../../../src/extension/export/suggested-name.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../../../../src/protocol/diagram/export.ts';

function format(name: ExportFormat['name']): ExportFormat {
    return EXPORT_FORMATS.find((each) => each.name === name) ?? EXPORT_FORMATS[0];
}

describe('the name that a file is given unless the person says otherwise', () => {
    it.each([
        ['Shop', 'services', 'svg', 'Shop-services.svg'],
        ['Shop', 'services:Ordering.orders', 'png', 'Shop-services-Ordering.orders.png'],
        ['Online shop', 'changes-folder:memory:/old', 'mermaid', 'Online-shop-changes-folder-memory-old.mmd'],
        ['Shop', 'services', 'markdown', 'Shop-architecture.md'],
        ['', 'context-map', 'html-all', 'architecture.html'],
        ['Überweisung', 'scenario:Zahlung fällig', 'pdf', 'Überweisung-scenario-Zahlung-fällig.pdf'],
    ] as const)('of %s, %s as %s is %s', (system, view, name, expected) => {
        expect(suggestedName({ system, view }, format(name))).toBe(expected);
    });

    it('is one that every file system takes', () => {
        const anything = fc.string({ unit: 'grapheme', maxLength: 300 });
        fc.assert(
            fc.property(anything, anything, fc.constantFrom(...EXPORT_FORMATS), (system, view, each) => {
                const name = suggestedName({ system, view: `services:${view}` }, each);
                expect(name).toMatch(/^[\p{L}\p{N}_][\p{L}\p{N}._-]*\.\w+$/u);
                expect(name.length).toBeLessThan(200);
            }),
        );
    });
});

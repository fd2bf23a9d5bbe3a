import { commands, Location, Position, Range, Uri } from 'vscode';
import * as z from 'zod/mini';
import { type TextLocation, textLocation, textPosition } from '../../protocol/diagram/location.ts';

const argumentsOf = z.tuple([z.string(), textPosition, z.array(textLocation)]);

/**
 * Lists places in the editor beside a place, as references are listed.
 *
 * @throws Error when the arguments are not those that a code lens gives
 */
export async function showPlaces(...given: readonly unknown[]): Promise<void> {
    const [uri, { line, character }, places] = argumentsOf.parse(given);
    await commands.executeCommand(
        'editor.action.showReferences',
        Uri.parse(uri),
        new Position(line, character),
        places.map(toLocation),
    );
}

function toLocation({ uri, range: { start, end } }: TextLocation): Location {
    return new Location(Uri.parse(uri), new Range(start.line, start.character, end.line, end.character));
}

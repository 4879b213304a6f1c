// Written by `npm run generate` from the folders beside this file. Do not edit.
import type { Story } from '../../run/story.js'


/** Every story of this API, by its layer and file. */
export const stories: Readonly<Record<string, Story>> = {

}

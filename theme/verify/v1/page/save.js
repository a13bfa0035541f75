/** What a page may hand over where it is shown. */

export { saveFile as save } from '../../../saving/save-file.js'

/** WeChat opens no print dialogue and saves no file; there, text is copied. */
const CANNOT_SAVE = /MicroMessenger/i

export const canSave = () => !CANNOT_SAVE.test(navigator.userAgent)

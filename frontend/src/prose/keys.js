// Keys that the browser alone would get wrong, since of a long text only the part in view is in the page.
import * as commands from "@codemirror/commands"

export const keys = [
  { key: "Enter", run: commands.insertNewline, shift: commands.insertNewline },
  { key: "Backspace", run: commands.deleteCharBackward, shift: commands.deleteCharBackward },
  { key: "Delete", run: commands.deleteCharForward },
  { key: "Mod-Backspace", mac: "Alt-Backspace", run: commands.deleteGroupBackward },
  { key: "Mod-Delete", mac: "Alt-Delete", run: commands.deleteGroupForward },
  { key: "Mod-a", run: commands.selectAll },
  { key: "ArrowUp", run: commands.cursorLineUp, shift: commands.selectLineUp },
  { key: "ArrowDown", run: commands.cursorLineDown, shift: commands.selectLineDown },
  { key: "PageUp", run: commands.cursorPageUp, shift: commands.selectPageUp },
  { key: "PageDown", run: commands.cursorPageDown, shift: commands.selectPageDown },
  { key: "Mod-Home", mac: "Cmd-ArrowUp", run: commands.cursorDocStart, shift: commands.selectDocStart },
  { key: "Mod-End", mac: "Cmd-ArrowDown", run: commands.cursorDocEnd, shift: commands.selectDocEnd },
].map((binding) => ({ ...binding, preventDefault: true }))

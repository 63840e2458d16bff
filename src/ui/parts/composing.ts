/** Whether a key belongs to an input method that turns what is typed into other letters, the Enter that ends it too: in Safari that one says so by its code alone, https://w3c.github.io/uievents/#determine-keydown-keyup-keyCode */
export const isComposing = ({
    isComposing: isSaid,
    keyCode,
}: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean => isSaid || keyCode === 229;

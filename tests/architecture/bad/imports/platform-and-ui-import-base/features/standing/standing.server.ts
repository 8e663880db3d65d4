export const standing = 1;

export function answer(): number {
  let found = 42;
  return found;
}

export function answer(): number {
  const question = "?";
  return 42;
}

export function greet(): void {
  console.log("hello");
}

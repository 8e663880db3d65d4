export const Press = () => <button>!</button>;

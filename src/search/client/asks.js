// What only a question has.
export const ASKS = /怎[么样]|如何|哪[里儿些个家]|谁|什么|多少|请问|[吗呢]$|有没有|能不能|没人|没有人|我[想要家]|家里/;

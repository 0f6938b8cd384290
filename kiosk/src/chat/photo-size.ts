/** The longest side of a photo that leaves the device, in pixels. */
export const photoSide = 1600;

export function fitWithin(width: number, height: number, side: number): [number, number] {
  const scale = Math.min(1, side / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

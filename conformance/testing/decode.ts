/** The text of a part of a path; as it stands where its percent-encoding is broken. */
export const decode = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

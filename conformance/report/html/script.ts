/** The page can be read without it: it filters, copies, folds open what a link leads to, and changes the theme. */
export const SCRIPT = `
const root = document.documentElement
root.classList.remove('no-script')
const all = (selector, inside = document) => [...inside.querySelectorAll(selector)]

document.getElementById('theme').addEventListener('click', () => {
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  root.dataset.theme = dark ? 'light' : 'dark'
})

for (const section of all('.matrix, .exchanges')) {
  const form = section.querySelector('form')
  const search = form.querySelector('[type=search]')
  const rows = all('tr[data-look], details.exchange', section)
  const texts = rows.map((row) => row.textContent.toLowerCase())
  const apply = () => {
    const looks = new Set(all(':checked', form).map((box) => box.value))
    const words = search.value.toLowerCase().split(/\\s+/)
    rows.forEach((row, i) => {
      row.hidden = (row.dataset.look && !looks.has(row.dataset.look)) || !words.every((word) => texts[i].includes(word))
    })
    for (const body of all('tbody', section)) body.hidden = all('tr[data-look]', body).every((row) => row.hidden)
  }
  form.addEventListener('input', apply)
  form.addEventListener('submit', (event) => event.preventDefault())
}

for (const box of all('.curl')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = 'copy'
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(box.querySelector('pre').textContent)
    button.textContent = 'copied'
    setTimeout(() => (button.textContent = 'copy'), 1500)
  })
  box.append(button)
}

const unfold = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (target && target.tagName === 'DETAILS') {
    target.hidden = false
    target.open = true
    target.scrollIntoView()
  }
}
addEventListener('hashchange', unfold)
unfold()
`

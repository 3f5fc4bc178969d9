// Fetches what knows of the texts that were left behind; it lies beside what keeps them.
export default function ({ data: [data], parentElement, setTriggerValue }) {
  import(new URL(data.script, document.baseURI).href)
    .then(({ strays }) => strays({ data, parentElement, setTriggerValue }))
    .catch(() => {})
}

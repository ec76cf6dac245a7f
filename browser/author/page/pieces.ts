// The pieces that a file may be put together from, each as it is written.

export interface Piece {
  /** Its name is the sentence `piece-…`. */
  name: string;
  vi: string;
  en: string;
}

type Kind = "lesson" | "quiz" | "course";

export function kindOf(path: string): Kind {
  if (/\.(quiz|bank)(\.[a-z]{2})?\.md$/.test(path)) return "quiz";
  return /(^|\/)(course|module)(\.[a-z]{2})?\.md$/.test(path) ? "course" : "lesson";
}

/** What the front matter of a sample says, so that the reader shows the piece alone. */
export function sampleFile(kind: Kind, text: string): [path: string, text: string] {
  const [path, mode] = kind === "quiz" ? ["mau.quiz.md", "mode: practice\n"] : ["mau.md", ""];
  return [path, `---\nid: mau\ntitle: M\n${mode}minutes: 5\n---\n\n${text}`];
}

const prose: Piece[] = [
  { name: "heading", vi: "## Tiêu đề của mục\n\nMột đoạn văn ngắn.", en: "## A heading\n\nA short paragraph." },
  { name: "list", vi: "- Ý thứ nhất\n- Ý thứ hai", en: "- First point\n- Second point" },
  { name: "steps", vi: "1. Tiếp nhận\n2. Thẩm định\n3. Trả kết quả", en: "1. Receive\n2. Examine\n3. Answer" },
  {
    name: "table",
    vi: "Bảng 1. Thời hạn\n\n| Việc | Hạn |\n|---|---|\n| Đăng ký | trong ngày |\n| Chuyển | ngày hôm sau |",
    en: "Table 1. Time limits\n\n| Task | Limit |\n|---|---|\n| Register | the same day |\n| Pass on | the next day |",
  },
  { name: "link", vi: "[Cổng dịch vụ công](https://dichvucong.gov.vn)", en: "[Public services](https://dichvucong.gov.vn)" },
  { name: "picture", vi: '![Mô tả hình cho người không nhìn thấy](media/hinh.svg "Chú thích dưới hình")', en: '![What the picture shows, for those who do not see it](media/picture.svg "Caption")' },
  { name: "quote", vi: "> Lời trích nguyên văn.", en: "> Words of somebody else." },
];

const callouts: Piece[] = [
  { name: "tip", vi: "> [!TIP]\n> Một lời khuyên.", en: "> [!TIP]\n> A piece of advice." },
  { name: "note", vi: "> [!NOTE]\n> Một điều nên biết.", en: "> [!NOTE]\n> Something to know." },
  { name: "important", vi: "> [!IMPORTANT]\n> Quy định phải theo.", en: "> [!IMPORTANT]\n> A rule to follow." },
  { name: "warning", vi: "> [!WARNING]\n> Điều không được làm.", en: "> [!WARNING]\n> What must not be done." },
  { name: "case", vi: "> [!CASE]\n> Sáng thứ Hai, chị Hạnh nhận 12 văn bản.", en: "> [!CASE]\n> On Monday morning Hạnh receives 12 letters." },
  { name: "task", vi: "> [!TASK] 10\n> Đăng ký một văn bản của xã và giữ lại sổ.", en: "> [!TASK] 10\n> Register one letter and keep the book." },
];

const choices: Piece[] = [
  {
    name: "single",
    vi: "## Ai đăng ký văn bản đến? {#q-ai-dang-ky}\n\n1. [ ] Bảo vệ\n   > Bảo vệ chỉ nhận hộ.\n2. [x] Văn thư\n3. [ ] Kế toán",
    en: "## Who registers letters? {#q-who-registers}\n\n1. [ ] The guard\n   > The guard only takes them in.\n2. [x] The registry\n3. [ ] The accountant",
  },
  {
    name: "multiple",
    vi: "## Những điều nào phải ghi vào sổ? {#q-ghi-so credit=proportional}\n\n- [x] Ngày đến\n- [x] Nơi gửi\n- [ ] Màu phong bì",
    en: "## What goes into the book? {#q-book credit=proportional}\n\n- [x] The day\n- [x] The sender\n- [ ] The colour of the envelope",
  },
  {
    name: "truth",
    vi: "## Chữ ký số có giá trị như chữ ký tay. {#q-chu-ky}\n\n1. [x] Đúng\n2. [ ] Sai",
    en: "## A digital signature is worth a written one. {#q-signature}\n\n1. [x] True\n2. [ ] False",
  },
];

const questions: Piece[] = [
  ...choices,
  {
    name: "number",
    vi: "## Tối đa bao nhiêu ngày làm việc? {#q-may-ngay unit=ngày}\n\n= 15 +- 0\n\n!= 30\n\n> Đó là hạn của hồ sơ phức tạp.",
    en: "## How many working days at most? {#q-days unit=days}\n\n= 15 +- 0\n\n!= 30\n\n> That is the limit for difficult cases.",
  },
  {
    name: "text",
    vi: "## Tên cổng dịch vụ công quốc gia? {#q-cong fold=case,accent}\n\n= dichvucong.gov.vn\n\nor= Cổng Dịch vụ công quốc gia",
    en: "## The name of the portal? {#q-portal fold=case}\n\n= dichvucong.gov.vn\n\nor= National Public Service Portal",
  },
  {
    name: "match",
    vi: "## Nối cơ quan với văn bản {#q-noi type=match}\n\n- Quốc hội -> Luật\n- Chính phủ -> Nghị định\n- _ -> Thông tư",
    en: "## Match body and act {#q-match type=match}\n\n- National Assembly -> Law\n- Government -> Decree\n- _ -> Circular",
  },
  {
    name: "order",
    vi: "## Sắp xếp các bước {#q-buoc type=order credit=adjacent}\n\n1. Tiếp nhận\n2. Thẩm định\n3. Trả kết quả",
    en: "## Put the steps in order {#q-steps type=order credit=adjacent}\n\n1. Receive\n2. Examine\n3. Answer",
  },
  {
    name: "cloze",
    vi: "## Điền vào chỗ trống {#q-dien}\n\nThủ tướng ký [[(Quyết định)|Luật]]; hạn là [[15|mười lăm]] ngày.",
    en: "## Fill the gaps {#q-gaps}\n\nThe Prime Minister signs a [[(decision)|law]]; it takes [[15|fifteen]] days.",
  },
  {
    name: "essay",
    vi: "## Nêu một cải tiến ở xã anh/chị {#q-viet type=essay min-words=80 points=3}\n\n> [!RUBRIC]\n> - (1) Nêu đúng vấn đề\n> - (2) Giải pháp làm được ngay\n\n> [!SAMPLE]\n> Xã tôi nhận hồ sơ hai lần trong ngày.",
    en: "## Describe one improvement {#q-essay type=essay min-words=80 points=3}\n\n> [!RUBRIC]\n> - (1) Names the problem\n> - (2) Can be done at once\n\n> [!SAMPLE]\n> Our office takes papers twice a day.",
  },
  {
    name: "file",
    vi: "## Nộp sổ đăng ký của anh/chị {#q-nop type=file accept=pdf,jpg points=2}\n\n> [!RUBRIC]\n> - (2) Ghi đủ các cột",
    en: "## Hand in your book {#q-file type=file accept=pdf,jpg points=2}\n\n> [!RUBRIC]\n> - (2) All columns are filled in",
  },
  {
    name: "scale",
    vi: "## Khóa học có ích cho công việc {#q-co-ich type=scale min=1 max=5 low=không high=rất}",
    en: "## The course helps my work {#q-useful type=scale min=1 max=5 low=no high=much}",
  },
  {
    name: "poll",
    vi: "## Anh/chị muốn học tiếp gì? {#q-hoc-tiep type=poll many}\n\n- [ ] Chữ ký số\n- [ ] Dữ liệu mở",
    en: "## What would you like next? {#q-next type=poll many}\n\n- [ ] Digital signatures\n- [ ] Open data",
  },
  { name: "section", vi: "# Phần A. Nhận biết {#a draw=2 points=1}", en: "# Part A. Recognise {#a draw=2 points=1}" },
  {
    name: "bank",
    vi: "# Phần B. Rút từ ngân hàng {#b from=../banks/m1.bank.md tags=xa draw=5}",
    en: "# Part B. From a bank {#b from=../banks/m1.bank.md tags=xa draw=5}",
  },
  { name: "hint", vi: "> [!HINT]\n> Xem lại bài 1.", en: "> [!HINT]\n> See lesson 1 again." },
  { name: "explain", vi: "> [!EXPLAIN]\n> Theo Điều 22, văn thư đăng ký trong ngày.", en: "> [!EXPLAIN]\n> By Article 22 it is registered the same day." },
];

const outline: Piece[] = [
  { name: "module", vi: "1. [Tên mô-đun](m1/module.md)\n   - [Bài 1](m1/bai-1.md)", en: "1. [A module](m1/module.md)\n   - [Lesson 1](m1/lesson-1.md)" },
  { name: "planned", vi: "- Bài sẽ viết sau", en: "- A lesson still to be written" },
];

export function piecesFor(kind: Kind): Piece[] {
  if (kind === "quiz") return questions;
  if (kind === "course") return [...prose.slice(0, 3), ...outline];
  return [...prose, ...callouts, ...choices];
}

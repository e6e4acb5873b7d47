/// Words that mean the same when people say what they want to do, in both languages.
///
/// One concept a line: its name, then English words (their simplest form), then beginnings of
/// Korean words. A word may stand in several lines.
enum IntentConcepts {
  /// The concepts of a word, or of the beginning of a Korean one, in the order of the lines.
  static func concepts(of word: String) -> [String] { table.concepts(of: word) }

  /// The scalars of the longest word.
  static var longest: Int { table.longest }

  private static let table = Table(source)

  /// The lines by their words. Dictionaries of texts would take longer to make than all the rest of an
  /// answer.
  private struct Table: Sendable {
    private let source: [UInt8]
    private var words = ByteTable(minimumCapacity: 2048)
    /// For each word of each line the number of the word, and where the name of the line stands.
    private var entries: [(word: Int, name: Range<Int>)] = []
    private(set) var longest = 0

    init(_ text: String) {
      source = Array(text.utf8)
      entries.reserveCapacity(2048)
      var name: Range<Int>?
      var start = 0
      source.withUnsafeBufferPointer { bytes in
        for index in 0...bytes.count {
          let isEnd = index == bytes.count || bytes[index] == UInt8(ascii: "\n")
          guard isEnd || bytes[index] == UInt8(ascii: " ") else { continue }
          if start < index {
            if let name {
              let word = UnsafeBufferPointer(rebasing: bytes[start..<index])
              entries.append((words.insert(word), name))
              longest = max(longest, word.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 })
            } else {
              name = start..<index
            }
          }
          if isEnd { name = nil }
          start = index + 1
        }
      }
    }

    func concepts(of word: String) -> [String] {
      guard let number = words.number(of: word) else { return [] }
      return entries.filter { $0.word == number }.map {
        String(decoding: source[$0.name], as: UTF8.self)
      }
    }
  }

  private static let source = """
    delete delete remove erase drop destroy purge clean cleanup 삭제 지우 지워 지운 지울 제거 없애 없앤 치우
    create create make new generate creation 만들 만든 만드 생성 새로
    add add put append 추가 붙이 붙여 붙인 달기 달아 넣기 넣어 등록
    show show view display see look print get check read inspect 보기 보여 보는 보고 볼 확인 조회 출력 살펴 읽기 알아
    list list enumerate listing 목록 리스트 나열
    change change update modify alter adjust set 바꾸 바꿔 바꾼 변경 수정 업데이트 갱신 조정 고치 설정
    edit edit editor vi vim 편집 에디터
    replace replace swap substitute recreate 교체 치환 대체
    undo undo rollback revert 되돌 롤백 원복 되살
    previous previous earlier prior last old former before 이전 직전 예전 과거 지난
    restore restore recover recovery 복원 복구
    status status state progress condition 상태 진행 현황
    pause pause hold suspend halt freeze 일시정지 일시중지 일시중단 일시 멈추 멈춰 멈춘 정지 중지 중단
    stop stop terminate kill shutdown 종료 중지 끄기
    resume resume continue unpause 재개 계속 이어서
    restart restart reboot bounce 재시작 재기동 다시시작 재부팅
    run run launch start spin 실행 띄우 띄워 구동 기동 시작 돌리
    exec exec execute command 명령 실행
    shell shell bash sh terminal login 쉘 셸 터미널 접속 들어가
    inside inside within 안에서 안에 내부
    log log tail 로그
    follow follow tail stream live realtime watch 실시간 따라 스트리밍 지켜 감시 계속
    crash crash die dead crashloop 죽은 죽었 크래시 비정상
    detail detail describe information info verbose full 상세 자세 세부 정보
    event event happen 이벤트
    schedule schedule schedulable scheduling unschedulable 스케줄 스케쥴
    allow allow enable again 다시 허용 풀기 풀어 해제 가능
    prevent prevent block disable forbid disallow 못 막기 막아 금지 차단 못하
    drain drain evict maintenance empty 비우 비워 드레인 축출 퇴거 유지보수 점검 내보내 옮기 대피
    node node worker machine 노드 워커
    pod pod 파드 팟 포드
    container container 컨테이너
    deployment deployment deploy 디플로이먼트 디플로이 배포
    rollout rollout 롤아웃
    service service svc 서비스
    namespace namespace ns 네임스페이스
    configmap configmap cm 컨피그맵 설정맵
    secret secret 시크릿 비밀
    label label 레이블 라벨
    annotation annotation annotate 어노테이션 주석 애너테이션
    taint taint 테인트
    context context 컨텍스트
    cluster cluster 클러스터
    image image 이미지
    env env environment variable 환경변수 환경 변수
    file file directory folder 파일 폴더 디렉터리
    yaml yaml manifest json 매니페스트
    apply apply 적용 반영
    copy copy transfer download upload 복사 전송
    port port 포트
    forward forward forwarding tunnel localhost 포워딩 포워드 로컬
    expose expose publish 노출 공개
    scale scale replica 스케일 레플리카 개수 늘리 늘려 줄이 줄여 확장 축소 복제본
    autoscale autoscale autoscaler autoscaling hpa automatically automatic 오토스케일 자동 자동으로
    usage usage consumption cpu memory use utilization top 사용량 사용률 소비 점유 자원
    resource resource 리소스 자원
    limit limit request 제한 요청량 리밋
    token token 토큰
    permission permission allowed access can authorize rbac 권한 할수있 허가 접근 가능한지
    role role 역할
    binding binding bind rolebinding 바인딩 연결
    user user identity 사용자 유저
    whoami whoami who 누구
    serviceaccount serviceaccount sa 서비스어카운트 서비스계정
    ingress ingress 인그레스
    job job 잡
    cronjob cronjob cron periodic 크론잡 크론 주기 정기
    quota quota resourcequota 쿼터 할당량
    documentation documentation doc explain schema field spec 문서 설명 필드 스키마
    version version 버전
    type type kind short 종류 타입 단축
    api api 에이피아이
    plugin plugin 플러그인
    diff diff difference compare 차이 비교 달라
    patch patch partial partially 패치 일부 부분
    wait wait until 기다리 기다려 대기 때까지
    debug debug troubleshoot ephemeral 디버그 디버깅 문제
    completion completion autocomplete autocompletion 자동완성
    proxy proxy 프록시
    certificate certificate cert csr 인증서
    approve approve accept sign 승인 허가
    deny deny reject refuse 거부 거절
    history history revision 이력 히스토리 리비전 기록 내역
    backup backup snapshot save dump 백업 스냅샷 저장
    upgrade upgrade 업그레이드
    plan plan 계획 가능한
    join join 참여 조인 합류 가입
    init init initialize bootstrap setup 초기화 부트스트랩 구성 설치
    reset reset 초기화 리셋
    renew renew renewal rotate 갱신 재발급
    expire expire expiration expiry 만료 유효기간 기한
    issue issue 발급 받기
    install install 설치
    uninstall uninstall remove delete 제거 삭제
    repo repo repository 저장소 리포 레포
    chart chart 차트
    release release 릴리스 릴리즈
    values values value parameter 값 설정값
    template template render 템플릿 렌더
    search search find 검색 찾기 찾아
    pull pull download fetch 내려받 다운로드 받아 당겨
    key key 키
    member member 멤버
    health health healthy 건강 헬스 정상
    switch switch select choose use change 전환 바꾸 바꿔 변경 선택 사용할
    current current now 현재 지금
    default default 기본
    all all every entire whole 모든 전체 전부 모두
    sort sort order 정렬 순서
    filter filter matching 필터 거르 조건
    name name rename 이름
    preview preview dry-run dryrun simulate without 미리 시험
    attach attach 붙어 연결
    process process 프로세스
    registry registry docker pull private 레지스트리 도커
    tls tls ssl https 인증서
    selector selector 셀렉터
    priority priority priorityclass 우선순위
    budget budget pdb disruption 중단예산 예산
    endpoint endpoint address ip url 엔드포인트 주소
    kubeconfig kubeconfig config 쿠베컨피그 설정
    kustomize kustomize kustomization overlay 커스터마이즈 오버레이
    etcd etcd etcdctl 이티씨디
    helm helm 헬름
    """
}
